using System.Runtime.CompilerServices;
using MultiWeb.Domain.Common;

namespace MultiWeb.UnitTests.Domain.Common;

internal static class Reloaded
{
    /// <summary>The same aggregate as the next command finds it: nothing has happened to it yet.</summary>
    public static T AsLoaded<T>(this T aggregate) where T : AggregateRoot
    {
        EventsOf(aggregate).Clear();
        return aggregate;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_events")]
    private static extern ref List<DomainEvent> EventsOf(AggregateRoot aggregate);
}
