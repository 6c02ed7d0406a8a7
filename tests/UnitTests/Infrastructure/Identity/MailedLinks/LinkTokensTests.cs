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
        Below(baseUrl).AddressOf(LinkPurpose.ResetPassword, 7).AbsoluteUri.Should().StartWith(beginning).And.MatchRegex("#token=[A-Za-z0-9_-]{54}$");

    [Fact]
    public void What_was_written_is_read_and_always_the_same()
    {
        Tokens.Read(LinkPurpose.VerifyEmail, TokenOf(LinkPurpose.VerifyEmail, 4711)).Should().Be(4711);
        TokenOf(LinkPurpose.VerifyEmail, 4711).Should().Be(TokenOf(LinkPurpose.VerifyEmail, 4711));
    }

    [Fact]
    public void A_token_opens_nothing_but_its_purpose() => Tokens.Read(LinkPurpose.ResetPassword, TokenOf(LinkPurpose.VerifyEmail, 4711)).Should().BeNull();

    [Fact]
    public void Nobody_makes_one_without_the_secret()
    {
        var elsewhere = new LinkTokens(new Uri("https://market.example"), TestSettings.KeysOf("another secret that is long enough"));
        elsewhere.Read(LinkPurpose.VerifyEmail, TokenOf(LinkPurpose.VerifyEmail, 4711)).Should().BeNull();
    }

    [Fact]
    public void A_changed_letter_makes_it_worthless()
    {
        var token = TokenOf(LinkPurpose.VerifyEmail, 4711);
        // The last letter holds bits that do not count.
        for (var i = 0; i < token.Length - 1; i++)
            Tokens.Read(LinkPurpose.VerifyEmail, token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..]).Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("no token at all")]
    [InlineData("ÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿ")]
    public void Nonsense_is_none(string token) => Tokens.Read(LinkPurpose.VerifyEmail, token).Should().BeNull();

    private static LinkTokens Below(string baseUrl) => new(new Uri(baseUrl), TestSettings.Keys);

    private static string TokenOf(LinkPurpose purpose, long id) => Tokens.AddressOf(purpose, id).Fragment["#token=".Length..];
}
