using AutoMapper;
using Microsoft.Extensions.Logging.Abstractions;
using MultiWeb.Application.Common.Behaviours;
using MultiWeb.Application.Identity.Users;
using MultiWeb.Application.Trading.Transactions;
using MultiWeb.Domain.Identity.Users;
using MultiWeb.Domain.Trading.Transactions;
using MultiWeb.UnitTests.Domain.Common;
using MultiWeb.UnitTests.Domain.Trading.Transactions;

namespace MultiWeb.UnitTests.Application.Common;

public sealed class MappingTests
{
    private static readonly MapperConfiguration Configuration = new(c => c.AddMaps(typeof(Pipeline).Assembly), NullLoggerFactory.Instance);

    [Fact]
    public void Every_member_of_every_answer_has_its_source() => Configuration.AssertConfigurationIsValid();

    [Fact]
    public void A_deal_is_mapped_and_shows_each_party_its_own_steps()
    {
        var deal = Configuration.CreateMapper().Map<TransactionResponse>(Deals.New());
        (deal.Id, deal.Amount, deal.Status, deal.Version, deal.BuyerNotes).Should().Be((Deals.Id, 50_000m, TransactionStatus.Pending, 1, Deals.Terms.BuyerNotes));

        var soon = Deals.Requested.AddHours(1);
        deal.For(Deals.Buyer, soon).AllowedTransitions.Should().Equal(TransitionName.Withdraw);
        deal.For(Deals.Seller, soon).AllowedTransitions.Should().Equal(TransitionName.Confirm, TransitionName.Reject);
        deal.For(Deals.Seller, Deals.Requested.AddHours(24)).AllowedTransitions.Should().Equal(TransitionName.Reject);
        deal.For(Deals.Seller, soon).Deadline.Should().Be(Deals.Requested.AddHours(24));
    }

    [Fact]
    public void A_confirmed_deal_has_no_deadline() =>
        Configuration.CreateMapper().Map<TransactionResponse>(Deals.Confirmed()).For(Deals.Buyer, Deals.Requested).Deadline.Should().BeNull();

    [Fact]
    public void Nothing_private_is_in_a_public_profile()
    {
        var user = User.Register(9, "minji@example.com", "minji", "hash", new UserProfile("김민지", "010", null, null, null), Deals.Requested).AsLoaded();
        Configuration.CreateMapper().Map<PublicUserResponse>(user).FullName.Should().Be("김민지");
        typeof(PublicUserResponse).GetProperties().Select(p => p.Name)
            .Should().NotContain(["Email", "Phone", "LastLogin", "PasswordHash", "UsernameKey", "Role"]);
        typeof(UserResponse).GetProperties().Select(p => p.Name).Should().NotContain(["PasswordHash", "UsernameKey"]);
    }
}
