namespace MultiWeb.Application.Common;

/// <summary>
/// Something that a use case cannot do without has no time for it, or does not answer: 503 <c>unavailable</c>, to be tried again
/// shortly. An exception like the one of an exhausted pool of connections, for no use case has anything to decide about it.
/// </summary>
public sealed class UnavailableException(string message, Exception? cause = null) : Exception(message, cause);
