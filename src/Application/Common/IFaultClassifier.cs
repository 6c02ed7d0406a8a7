using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common;

/// <summary>Tells lost infrastructure, which passes, from bugs, which do not.</summary>
public interface IFaultClassifier
{
    /// <returns>What to answer; null for a bug.</returns>
    Error? Classify(Exception exception);
}
