using MediatR;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Events;

/// <summary>
/// Looks on how a use case ended, refusals included: called once for each request, after all its attempts, unless it threw.
/// It is quick and changes nothing.
/// </summary>
public interface IOutcomeObserver<in TRequest> where TRequest : IBaseRequest
{
    void Ended(TRequest request, Result outcome);
}
