using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Events;
using MultiWeb.Domain.Identity.MailedLinks;
using MultiWeb.UnitTests.Domain.Common;

namespace MultiWeb.UnitTests.Domain.Identity.MailedLinks;

public sealed class MailedLinkTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_new_link_waits_to_be_sent()
    {
        var link = Request();
        (link.Id, link.UserId, link.Purpose, link.Language, link.CreatedAt, link.EndedAt).Should().Be((7, 9, LinkPurpose.ResetPassword, Language.En, Now, null));
        link.Events.Should().Equal(new MailedLinkRequested(7, Now));
    }

    [Theory]
    [InlineData(LinkPurpose.ResetPassword, 60)]
    [InlineData(LinkPurpose.VerifyEmail, 24 * 60)]
    public void It_is_good_for_its_time_and_not_a_moment_longer(LinkPurpose purpose, int minutes)
    {
        Request(purpose).AsLoaded().Use(Now.AddMinutes(minutes).AddTicks(-1)).IsSuccess.Should().BeTrue();
        Request(purpose).AsLoaded().Use(Now.AddMinutes(minutes)).Error.Should().Be(MailedLinkErrors.Gone);
    }

    [Fact]
    public void It_is_used_once_and_tells_whose_it_is()
    {
        var link = Request().AsLoaded();
        link.Use(Now.AddMinutes(1)).Value.Should().Be(9);
        link.Use(Now.AddMinutes(2)).Error.Should().Be(MailedLinkErrors.Gone);
        (link.EndedAt, link.Version).Should().Be((Now.AddMinutes(1), 2));
        link.Events.Should().Equal(new MailedLinkEnded(7, Now.AddMinutes(1)));
    }

    [Fact]
    public void One_that_was_withdrawn_or_is_for_nobody_is_good_for_nothing()
    {
        var link = Request().AsLoaded();
        link.Withdraw(Now);
        link.Use(Now).Error.Should().Be(MailedLinkErrors.Gone);
        MailedLink.Request(7, null, LinkPurpose.ResetPassword, Language.Ko, Now).Use(Now).Error.Should().Be(MailedLinkErrors.Gone);
    }

    private static MailedLink Request(LinkPurpose purpose = LinkPurpose.ResetPassword) => MailedLink.Request(7, 9, purpose, Language.En, Now);
}
