using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.MailedLinks;
using MultiWeb.Infrastructure.Identity.MailedLinks;
using MultiWeb.UnitTests.Infrastructure.Common.Security;

namespace MultiWeb.UnitTests.Infrastructure.Identity.MailedLinks;

public sealed class LinkTokensTests
{
    private static readonly LinkTokens Tokens = Below("https://market.example");

    [Theory]
    [InlineData("https://market.example", "https://market.example/account/reset#token=")]
    [InlineData("https://market.example/shop/", "https://market.example/shop/account/reset#token=")]
    public void A_link_leads_to_its_page(string baseUrl, string beginning) =>
        Below(baseUrl).AddressOf(Link()).AbsoluteUri.Should().StartWith(beginning).And.MatchRegex("#token=[A-Za-z0-9_-]{54}$");

    [Fact]
    public void What_was_written_is_read_and_always_the_same()
    {
        Tokens.IdIn(TokenOf(Link())).Should().Be(4711);
        Tokens.IsOf(Link(), TokenOf(Link())).Should().BeTrue();
        TokenOf(Link()).Should().Be(TokenOf(Link()));
    }

    [Fact]
    public void A_token_opens_nothing_but_its_own_link()
    {
        Tokens.IsOf(Link(LinkPurpose.VerifyEmail), TokenOf(Link())).Should().BeFalse();
        Tokens.IsOf(Link(id: 4712), TokenOf(Link())).Should().BeFalse();
        // A database that was restored has given the id out again.
        Tokens.IsOf(Link(userId: 8), TokenOf(Link())).Should().BeFalse();
        Tokens.IsOf(Link(later: TimeSpan.FromSeconds(1)), TokenOf(Link())).Should().BeFalse();
    }

    [Fact]
    public void Nobody_makes_one_without_the_secret()
    {
        var elsewhere = new LinkTokens(new Uri("https://market.example"), TestSettings.KeysOf("another secret that is long enough"));
        elsewhere.IsOf(Link(), TokenOf(Link())).Should().BeFalse();
    }

    [Fact]
    public void A_changed_letter_makes_it_worthless()
    {
        var token = TokenOf(Link());
        // The last letter holds bits that do not count.
        for (var i = 0; i < token.Length - 1; i++)
            Tokens.IsOf(Link(), token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..]).Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("no token at all")]
    [InlineData("ÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿ")]
    public void Nonsense_is_none(string token) => Tokens.IdIn(token).Should().BeNull();

    private static LinkTokens Below(string baseUrl) => new(new Uri(baseUrl), TestSettings.Keys);

    private static MailedLink Link(LinkPurpose purpose = LinkPurpose.ResetPassword, long id = 4711, long userId = 7, TimeSpan later = default) =>
        MailedLink.Request(id, userId, purpose, Language.Ko, new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero) + later);

    private static string TokenOf(MailedLink link) => Tokens.AddressOf(link).Fragment["#token=".Length..];
}
