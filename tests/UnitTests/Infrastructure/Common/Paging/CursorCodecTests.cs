using System.Buffers.Text;
using FsCheck;
using FsCheck.Fluent;
using MultiWeb.Application.Catalog.Products.Queries;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Messaging.Conversations.Queries;
using MultiWeb.Application.Messaging.Notifications.Queries;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Infrastructure.Common.Paging;
using MultiWeb.UnitTests.Infrastructure.Common.Security;

namespace MultiWeb.UnitTests.Infrastructure.Common.Paging;

public sealed class CursorCodecTests
{
    private static readonly CursorCodec Codec = new(TestSettings.Keys);
    private static readonly ListProductsQuery Chairs = new(Search: "의자", MinPrice: 5m, Sort: ProductSort.PriceAsc);
    private static readonly Cursor Somewhere = new(new RowPosition("12000.00", 77), Backward: false);

    /// <summary>Keys come out of the database, which holds no half characters.</summary>
    private static readonly Arbitrary<string> Keys =
        ArbMap.Default.ArbFor<UnicodeString>().Generator.Select(s => string.Concat((s.Get ?? "").Where(c => !char.IsSurrogate(c)))).ToArbitrary();

    [Fact]
    public void What_was_encoded_is_decoded_whatever_the_key_holds() =>
        Prop.ForAll(Keys, ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<bool>(), (key, id, backward) =>
        {
            var cursor = new Cursor(new RowPosition(key, (long)id.Get << 20), backward);
            var text = Codec.Encode(cursor, Chairs);
            return Codec.Decode(text, Chairs) == cursor && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_key_of_a_popular_list_with_its_separators_survives()
    {
        var cursor = new Cursor(new RowPosition("2026-03-01 09:00:00.123456+00|3:4", long.MaxValue), Backward: true);
        Codec.Decode(Codec.Encode(cursor, Chairs), Chairs).Should().Be(cursor);
    }

    [Fact]
    public void One_flipped_bit_is_enough_to_be_refused()
    {
        var bytes = Base64Url.DecodeFromChars(Codec.Encode(Somewhere, Chairs));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var forged = bytes.ToArray();
            forged[bit / 8] ^= (byte)(1 << (bit % 8));
            Codec.Decode(Base64Url.EncodeToString(forged), Chairs).Should().BeNull($"bit {bit} was flipped");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("c")]
    [InlineData("not a cursor")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("커서")]
    public void What_was_never_given_out_is_refused(string text) => Codec.Decode(text, Chairs).Should().BeNull();

    [Fact]
    public void A_cursor_that_was_cut_is_refused()
    {
        var text = Codec.Encode(Somewhere, Chairs);
        for (var length = 0; length < text.Length; length++)
            Codec.Decode(text[..length], Chairs).Should().BeNull();
    }

    [Fact]
    public void A_cursor_holds_for_one_filter_and_one_sort()
    {
        var text = Codec.Encode(Somewhere, Chairs);
        ListProductsQuery[] others =
        [
            Chairs with { Search = "책상" }, Chairs with { MinPrice = 6m }, Chairs with { MaxPrice = 9m }, Chairs with { CategoryId = 1 },
            Chairs with { SellerId = 1 }, Chairs with { Status = ProductStatus.Sold }, Chairs with { Condition = ProductCondition.New },
            Chairs with { IsNegotiable = true }, Chairs with { Lat = 1, Lng = 1, RadiusKm = 1 }, Chairs with { Sort = ProductSort.PriceDesc },
        ];
        others.Should().AllSatisfy(other => Codec.Decode(text, other).Should().BeNull());
    }

    [Fact]
    public void A_cursor_holds_for_one_list()
    {
        var text = Codec.Encode(Somewhere, new ListMessagesQuery());
        Codec.Decode(text, new ListMessagesQuery()).Should().Be(Somewhere);
        Codec.Decode(text, new ListNotificationsQuery()).Should().BeNull();
    }

    [Fact]
    public void Page_size_page_and_the_cursor_itself_may_differ() =>
        Codec.Decode(Codec.Encode(Somewhere, Chairs), Chairs with { PageSize = 99, Page = 7, Cursor = "earlier" }).Should().Be(Somewhere);

    [Fact]
    public void Another_secret_does_not_know_it() =>
        new CursorCodec(TestSettings.KeysOf("another secret that is long enough")).Decode(Codec.Encode(Somewhere, Chairs), Chairs).Should().BeNull();
}
