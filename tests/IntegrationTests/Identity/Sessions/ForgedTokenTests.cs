using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Identity.Sessions;

/// <summary>Tokens that look right and are not.</summary>
public sealed class ForgedTokenTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private long Now => market.Time.GetUtcNow().ToUnixTimeSeconds();

    public static TheoryData<string> Forgeries => new(Forge(0).Keys);

    [Fact]
    public async Task The_forge_itself_writes_tokens_that_are_believed()
    {
        var person = await market.NewPersonAsync();
        person.Token = new TokenForge(person.Token!).Genuine(("jti", "another"), ("exp", Now + 60));

        (await person.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK).Id.Should().Be(person.Id);
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Is_not_believed(string forgery)
    {
        var person = await market.NewPersonAsync();
        person.Token = Forge(Now)[forgery](new TokenForge(person.Token!), person.Token!);
        var before = await market.Database.DigestAsync();

        foreach (var answer in new[] { await person.GetAsync("users/me"), await person.PostAsync("products", Listings.Body()), await person.PostAsync("auth/logout-all") })
            answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated").Headers.WwwAuthenticate.ToString().Should().StartWith("Bearer");

        (await market.Database.DigestAsync()).Should().Equal(before);
    }

    [Fact]
    public async Task No_address_in_a_token_is_asked()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var person = await market.NewPersonAsync();
        var (forge, address) = (new TokenForge(person.Token!), $"http://{listener.LocalEndpoint}/keys.json");

        foreach (var token in new[] { forge.Genuine(("kid", "unknown"), ("jku", address)), forge.WithForeignKey(("x5u", address)), forge.WithForeignKey(("iss", $"http://{listener.LocalEndpoint}")) })
        {
            person.Token = token;
            (await person.GetAsync("users/me")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        }

        await Task.Delay(TimeSpan.FromMilliseconds(300));
        listener.Pending().Should().BeFalse("somebody else's address is not for the server to open");
    }

    [Fact]
    public async Task A_token_is_believed_for_30_seconds_beyond_its_end_and_no_longer()
    {
        var person = await market.NewPersonAsync();
        var forge = new TokenForge(person.Token!);

        person.Token = forge.Genuine(("exp", Now - 20));
        (await person.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
        person.Token = forge.Genuine(("exp", Now - 32));
        (await person.GetAsync("users/me")).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_expired");
        (await person.PostAsync("products", Listings.Body())).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_expired");
    }

    [Fact]
    public async Task A_session_of_somebody_else_or_of_nobody_makes_no_token()
    {
        var (person, victim) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var forge = new TokenForge(person.Token!);

        foreach (var token in new[] { forge.Genuine(("sub", victim.Id.ToString())), forge.Genuine(("sid", "99999999")), forge.Genuine(("sid", null)), forge.Genuine(("sub", null)) })
        {
            person.Token = token;
            (await person.GetAsync("users/me")).ShouldBeProblem(HttpStatusCode.Unauthorized, "token_revoked");
        }
    }

    [Fact]
    public async Task The_role_is_the_one_of_the_account_not_the_one_in_the_token()
    {
        var person = await market.NewPersonAsync();
        person.Token = new TokenForge(person.Token!).Genuine(("role", "admin"));

        (await person.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK)["role"].GetString().Should().Be("user");
    }

    [Fact]
    public async Task Tokens_of_one_kind_are_no_tokens_of_the_other()
    {
        var person = await market.NewPersonAsync();
        (await market.Anyone.PostAsync("auth/refresh", new { refresh_token = person.Token })).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        person.Token = person.RefreshToken;
        (await person.GetAsync("users/me")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    private static Dictionary<string, Func<TokenForge, string, string>> Forge(long now) => new(StringComparer.Ordinal)
    {
        ["alg none"] = (forge, _) => forge.Unsigned("none"),
        ["alg None"] = (forge, _) => forge.Unsigned("None"),
        ["alg NONE"] = (forge, _) => forge.Unsigned("NONE"),
        ["alg empty"] = (forge, _) => forge.Unsigned(""),
        ["alg RS256 without a signature"] = (forge, _) => forge.Unsigned("RS256"),
        ["HS256 with the public key as PKCS#1 PEM"] = (forge, _) => forge.WithPublicKeyAsSecret(key => System.Text.Encoding.ASCII.GetBytes(key.ExportRSAPublicKeyPem())),
        ["HS256 with the public key as SPKI PEM"] = (forge, _) => forge.WithPublicKeyAsSecret(key => System.Text.Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem())),
        ["HS256 with the public key as DER"] = (forge, _) => forge.WithPublicKeyAsSecret(key => key.ExportSubjectPublicKeyInfo()),
        ["RS384 with the right key"] = (forge, _) => forge.WithAlgorithm("RS384", HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        ["RS512 with the right key"] = (forge, _) => forge.WithAlgorithm("RS512", HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        ["PS256 with the right key"] = (forge, _) => forge.WithAlgorithm("PS256", HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        ["ES256"] = (forge, _) => forge.WithEllipticCurve(),
        ["a foreign key"] = (forge, _) => forge.WithForeignKey(),
        ["a foreign key without a kid"] = (forge, _) => forge.WithForeignKey(("kid", null)),
        ["a key in the header"] = (forge, _) => forge.WithKeyInHeader(),
        ["a certificate in the header"] = (forge, _) => forge.WithCertificateInHeader(null),
        ["a certificate in the header under our kid"] = (forge, _) => forge.WithCertificateInHeader(forge.Kid),
        ["a key at an address"] = (forge, _) => forge.WithForeignKey(("jku", "http://127.0.0.1:1/keys.json"), ("x5u", "http://127.0.0.1:1/key.pem")),
        ["a kid that is a path"] = (forge, _) => forge.WithForeignKey(("kid", "../../../../dev/null")),
        ["a kid that is an injection"] = (forge, _) => forge.WithForeignKey(("kid", "' UNION SELECT 'key' --")),
        ["a genuine signature under an unknown kid"] = (forge, _) => forge.Genuine(("kid", "unknown")),
        ["a wrong issuer"] = (forge, _) => forge.Genuine(("iss", "somebody-else")),
        ["no issuer"] = (forge, _) => forge.Genuine(("iss", null)),
        ["a wrong audience"] = (forge, _) => forge.Genuine(("aud", "somebody-else")),
        ["no audience"] = (forge, _) => forge.Genuine(("aud", null)),
        ["no end"] = (forge, _) => forge.Genuine(("exp", null)),
        ["a beginning in the future"] = (forge, _) => forge.Genuine(("nbf", now + 120)),
        ["another type"] = (forge, _) => forge.Genuine(("typ", "JWT")),
        ["a flipped bit in the claims"] = (_, token) => Flip(token, token.IndexOf('.', StringComparison.Ordinal) + 20),
        ["a flipped bit in the signature"] = (_, token) => Flip(token, token.LastIndexOf('.') + 20),
        ["a signature cut short"] = (_, token) => token[..^8],
        ["two parts"] = (_, token) => token[..token.LastIndexOf('.')],
        ["five parts"] = (_, token) => token + ".a.b",
        ["no token at all"] = (_, _) => "nonsense",
        ["a token with a long tail"] = (_, token) => token + new string('A', 8_000),
    };

    private static string Flip(string token, int at) => $"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}";
}
