using MultiWeb.Domain.Catalog.Events;
using MultiWeb.Domain.Catalog.Notices;
using MultiWeb.Domain.Common;
using MultiWeb.UnitTests.Domain.Common;

namespace MultiWeb.UnitTests.Domain.Catalog.Notices;

public sealed class ProductNoticeTests
{
    private const long Product = 11, Seller = 1, Buyer = 2, Reader = 7;

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly ListingFacts Listing = new(Seller, "원목 의자", Money.Of(40_000m));
    private static readonly Announcement New = Announcement.OfNew(Product);
    private static readonly Announcement Cheaper = Announcement.OfLowerPrice(Product, Money.Of(50_000m));
    private static readonly Announcement Back = Announcement.OfReturn(Product, Buyer);

    [Fact]
    public void Each_reason_is_told_in_its_own_words()
    {
        Give(New, "의자").Events.Should().Equal(new KeywordMatched(Reader, Product, Seller, "원목 의자", 40_000m, "의자", Now));
        Give(Cheaper).Events.Should().Equal(new LikedProductReduced(Reader, Product, Seller, "원목 의자", 50_000m, 40_000m, Now));
        Give(Back).Events.Should().Equal(new LikedProductReturned(Reader, Product, Seller, "원목 의자", Now));
        FluentActions.Invoking(() => Give(New)).Should().Throw<ArgumentException>("which keyword?");
    }

    [Fact]
    public void The_same_is_told_again_after_a_day_at_the_earliest()
    {
        foreach (var what in new[] { Cheaper, Back })
        {
            var notice = Give(what).AsLoaded();

            notice.Repeat(new Recipient(Reader), what, Listing, Now.AddHours(24).AddTicks(-1)).Should().BeFalse();
            (notice.ToldAt, notice.Events.Count).Should().Be((Now, 0));
            notice.Repeat(new Recipient(Reader), what, Listing, Now.AddHours(24)).Should().BeTrue();
            (notice.ToldAt, notice.Events.Count).Should().Be((Now.AddHours(24), 1));
        }
    }

    [Fact]
    public void Of_a_new_listing_nobody_hears_twice() =>
        Give(New, "의자").Repeat(new Recipient(Reader, "원목"), New, Listing, Now.AddYears(1)).Should().BeFalse();

    [Fact]
    public void What_is_interrupted_says_all_that_it_takes_to_go_on()
    {
        var notice = Give(Cheaper).AsLoaded();
        notice.Interrupt(Cheaper, Now);
        notice.Events.Should().Equal(new AnnouncementInterrupted(Product, "price_dropped", 50_000m, null, Reader, Now));
        Announcement.OfRest(Product, NoticeReason.PriceDropped, Money.Of(50_000m), null).Should().Be(Cheaper);
        Announcement.OfRest(Product, NoticeReason.BackAgain, null, Buyer).Should().Be(Back);
    }

    [Theory]
    [InlineData(49_999, true)]
    [InlineData(50_000, false)]
    [InlineData(60_000, false)]
    public void A_price_that_has_risen_again_is_no_news(int price, bool isTrue)
    {
        Cheaper.IsTrueAt(Money.Of(price)).Should().Be(isTrue);
        New.IsTrueAt(Money.Of(price)).Should().BeTrue();
        Back.IsTrueAt(Money.Of(price)).Should().BeTrue();
    }

    private static ProductNotice Give(Announcement what, string? keyword = null) => ProductNotice.Give(5, new Recipient(Reader, keyword), what, Listing, Now);
}
