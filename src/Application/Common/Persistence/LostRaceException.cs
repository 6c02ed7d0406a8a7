namespace MultiWeb.Application.Common.Persistence;

/// <summary>
/// Two things that a handler has read do not fit together: somebody else has committed in between. Thrown, not returned,
/// because there is nothing to tell the client: the unit of work lets the handler look again.
/// </summary>
public sealed class LostRaceException() : Exception("What was read is not of one moment.");
