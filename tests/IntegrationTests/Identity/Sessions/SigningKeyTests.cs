using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Identity.Sessions;

public sealed class SigningKeyTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task Anyone_can_verify_a_token_with_the_published_key()
    {
        var person = await market.NewPersonAsync();
        var keys = (await market.Anyone.GetAsync("/.well-known/jwks.json")).ShouldBe(HttpStatusCode.OK)["keys"];
        var key = keys.EnumerateArray().Single(k => k.GetProperty("kid").GetString() == new TokenForge(person.Token!).Kid);

        key.GetProperty("kty").GetString().Should().Be("RSA");
        key.GetProperty("alg").GetString().Should().Be("RS256");
        key.GetProperty("use").GetString().Should().Be("sig");
        key.EnumerateObject().Select(m => m.Name).Should().NotContain(["d", "p", "q"], "the private half stays at home");
        using var rsa = RSA.Create(new RSAParameters { Modulus = Bytes("n"), Exponent = Bytes("e") });
        var parts = person.Token!.Split('.');
        rsa.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .Should().BeTrue();

        byte[] Bytes(string member) => Base64Url.DecodeFromChars(key.GetProperty(member).GetString());
    }

    [Fact]
    public async Task After_a_change_of_keys_earlier_tokens_are_still_believed()
    {
        var person = await market.NewPersonAsync();
        using var next = RSA.Create(2048);
        var instance = market.StartInstance(
            ("Jwt:SigningKey", next.ExportPkcs8PrivateKeyPem()), ("Jwt:EarlierKeys:0:File", MarketplaceApp.SigningKeyFile));
        var later = person.At(market.ConnectTo(instance));

        (await later.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
        (await later.GetAsync("/.well-known/jwks.json"))["keys"].GetArrayLength().Should().Be(2);
        await later.LogInAsync();
        new TokenForge(later.Token!).Kid.Should().NotBe(new TokenForge(person.Token!).Kid);
        (await later.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Instances are replaced one after the other: while one signs with the next key, another still signs with the one before.</summary>
    [Fact]
    public async Task A_key_that_every_instance_knows_before_it_signs_logs_nobody_out()
    {
        using var next = RSA.Create(2048);
        (string, string) nextKnown = ("Jwt:EarlierKeys:0", next.ExportSubjectPublicKeyInfoPem());
        var before = market.ConnectTo(market.StartInstance(nextKnown));
        var after = market.ConnectTo(market.StartInstance(
            ("Jwt:SigningKey", next.ExportPkcs8PrivateKeyPem()), ("Jwt:EarlierKeys:0:File", MarketplaceApp.SigningKeyFile)));
        var person = await market.NewPersonAsync();

        foreach (var signer in new[] { before, after })
        {
            var signed = person.At(signer);
            await signed.LogInAsync();
            foreach (var instance in new[] { before, after })
            {
                var there = signed.At(instance);
                there.Token = signed.Token;
                (await there.GetAsync("users/me")).ShouldBe(HttpStatusCode.OK);
                (await there.PostAsync("auth/refresh", new { refresh_token = signed.RefreshToken })).ShouldBe(HttpStatusCode.OK);
            }
        }
    }
}
