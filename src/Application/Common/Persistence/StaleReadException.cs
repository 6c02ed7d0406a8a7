namespace MultiWeb.Application.Common.Persistence;

/// <summary>
/// Two aggregates that change together were read on either side of somebody else's commit, and do not fit: a lost race that
/// showed before the write. The unit of work runs the handler again, which then refuses by what is really there.
/// </summary>
public sealed class StaleReadException(string message) : Exception(message);
