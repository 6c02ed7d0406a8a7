namespace MultiWeb.Infrastructure.Common;

/// <summary>The configuration does not allow the program to start. The message is one line for the operator; it holds no secret.</summary>
public sealed class ConfigurationException(string message) : Exception(message);
