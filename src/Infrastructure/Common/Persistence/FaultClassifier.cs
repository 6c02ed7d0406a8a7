using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Domain.Common;
using Npgsql;

namespace MultiWeb.Infrastructure.Common.Persistence;

internal sealed class FaultClassifier : IFaultClassifier
{
    public Error? Classify(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter }:
                    return CommonErrors.MalformedRequest;
                case UnavailableException:
                case StaleReadException: // where no unit of work could look again: a rehearsal
                case PostgresException { SqlState: PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable }:
                case NpgsqlException { IsTransient: true }:
                case TimeoutException:
                    return CommonErrors.Unavailable;
            }
        }
        return null;
    }
}
