using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Catalog.Events;

public sealed record ProductLiked(long ProductId, long UserId, DateTimeOffset At) : DomainEvent(At), IConcernsAnother
{
    string IConcernsAnother.Aggregate => "product";

    long IConcernsAnother.AggregateId => ProductId;
}

public sealed record ProductUnliked(long ProductId, long UserId, DateTimeOffset At) : DomainEvent(At), IConcernsAnother
{
    string IConcernsAnother.Aggregate => "product";

    long IConcernsAnother.AggregateId => ProductId;
}
