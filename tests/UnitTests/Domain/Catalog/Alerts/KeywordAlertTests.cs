using MultiWeb.Domain.Catalog.Alerts;
using MultiWeb.Domain.Catalog.Events;

namespace MultiWeb.UnitTests.Domain.Catalog.Alerts;

public sealed class KeywordAlertTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_alert_keeps_its_keyword_and_says_that_it_came_and_went()
    {
        var alert = KeywordAlert.Add(5, slot: 3, userId: 7, "원목 의자", "원목의자", Now).Value;
        alert.Remove(Now.AddDays(1));

        (alert.Id, alert.Slot, alert.UserId, alert.Keyword, alert.Form, alert.CreatedAt).Should().Be((5, 3, 7, "원목 의자", "원목의자", Now));
        alert.Events.Should().Equal(new KeywordAlertAdded(5, 7, Now), new KeywordAlertRemoved(5, 7, Now.AddDays(1)));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("의", false)]
    [InlineData("🚲", false)] // one character, whatever it is made of
    [InlineData("의자", true)]
    [InlineData("🚲🚲", true)]
    public void A_keyword_has_two_characters_at_least(string form, bool isLongEnough) => IsAccepted(form).Should().Be(isLongEnough);

    [Theory]
    [InlineData("의", 50, true)]
    [InlineData("의", 51, false)]
    [InlineData("🚲", 50, true)]
    [InlineData("🚲", 51, false)]
    public void And_fifty_at_most(string character, int times, bool isShortEnough) =>
        IsAccepted(string.Concat(Enumerable.Repeat(character, times))).Should().Be(isShortEnough);

    private static bool IsAccepted(string form)
    {
        var added = KeywordAlert.Add(5, 1, 7, form, form, Now);
        if (!added.IsSuccess)
            added.Error.Should().Be(KeywordAlertErrors.Length);
        return added.IsSuccess;
    }
}
