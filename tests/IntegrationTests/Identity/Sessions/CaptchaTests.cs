using System.Net;
using System.Text.Json;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Identity.Sessions;

/// <summary>The challenge to the letter of its format, and solutions that are none.</summary>
public sealed class CaptchaTests(CaptchaTests.Marketplace market) : IClassFixture<CaptchaTests.Marketplace>
{
    public sealed class Marketplace : MarketplaceFixture
    {
        protected override Dictionary<string, string?> Settings => new() { ["Captcha:MaxNumber"] = "50" };
    }

    public static TheoryData<string> Forgeries => new(Forge(default, 0).Keys);

    [Fact]
    public async Task A_challenge_is_one_of_ALTCHA_version_1()
    {
        var challenge = (await market.Anyone.GetAsync("auth/captcha")).ShouldBe(HttpStatusCode.OK);

        challenge.Json.EnumerateObject().Select(m => m.Name).Should().BeEquivalentTo("algorithm", "challenge", "maxnumber", "salt", "signature");
        challenge["algorithm"].GetString().Should().Be("SHA-256");
        challenge["maxnumber"].GetInt32().Should().Be(50);
        challenge["challenge"].GetString().Should().MatchRegex("^[0-9a-f]{64}$");
        challenge["signature"].GetString().Should().MatchRegex("^[0-9a-f]{64}$");
        var expires = market.Time.GetUtcNow().AddMinutes(10).ToUnixTimeSeconds();
        challenge["salt"].GetString().Should().MatchRegex(@"^[0-9a-f]{24}\?expires=[0-9]{10}&$").And.Subject.Split('=')[1].TrimEnd('&')
            .Should().Match(text => Math.Abs(long.Parse(text) - expires) < 30);
        challenge.Headers.CacheControl!.NoStore.Should().BeTrue();
        (await market.Anyone.GetAsync("auth/captcha"))["salt"].GetString().Should().NotBe(challenge["salt"].GetString());
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task What_is_no_solution_is_refused_and_nothing_is_counted(string forgery)
    {
        var person = await market.NewPersonAsync();
        await FailThriceAsync(person.Email);
        var challenge = (await market.Anyone.GetAsync("auth/captcha")).Json;

        var solution = Forge(challenge, challenge.GetProperty("maxnumber").GetInt32())[forgery]();

        (await TryAsync(person.Email, solution)).ShouldBeProblem(HttpStatusCode.Forbidden, "captcha_required");
        (await TryAsync(person.Email, await market.Anyone.SolveCaptchaAsync())).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_solution_is_good_once_and_for_ten_minutes()
    {
        var person = await market.NewPersonAsync();
        var (used, late) = (await market.Anyone.SolveCaptchaAsync(), await market.Anyone.SolveCaptchaAsync());
        await FailThriceAsync(person.Email);
        (await TryAsync(person.Email, used)).ShouldBe(HttpStatusCode.OK);

        await FailThriceAsync(person.Email);
        (await TryAsync(person.Email, used)).ShouldBeProblem(HttpStatusCode.Forbidden, "captcha_required");
        market.Time.Advance(TimeSpan.FromMinutes(10)); // the failures are remembered for longer
        (await TryAsync(person.Email, late)).ShouldBeProblem(HttpStatusCode.Forbidden, "captcha_required");
    }

    [Fact]
    public async Task Where_none_is_needed_none_is_looked_at()
    {
        var person = await market.NewPersonAsync();
        (await TryAsync(person.Email, "nonsense")).ShouldBe(HttpStatusCode.OK);
        (await TryAsync(person.Email, new string('x', 5000))).ShouldRefuseField("#/captcha");
    }

    private static Dictionary<string, Func<string>> Forge(JsonElement challenge, int max) => new(StringComparer.Ordinal)
    {
        ["empty"] = () => "",
        ["not base64"] = () => "{\"algorithm\":\"SHA-256\"}",
        ["not JSON"] = () => Convert.ToBase64String("nonsense"u8),
        ["null"] = () => Convert.ToBase64String("null"u8),
        ["an array"] = () => Convert.ToBase64String("[1,2]"u8),
        ["nothing in it"] = () => Convert.ToBase64String("{}"u8),
        ["a wrong number"] = () => Captchas.Solve(challenge, ("number", max + 1)),
        ["a number that is none"] = () => Captchas.Solve(challenge, ("number", "5")),
        ["a number beyond all"] = () => Captchas.Solve(challenge, ("number", 1e300)),
        ["another algorithm"] = () => Captchas.Solve(challenge, ("algorithm", "SHA-1")),
        ["a foreign signature"] = () => Captchas.Solve(challenge, ("signature", new string('a', 64))),
        ["no signature"] = () => Captchas.Solve(challenge, ("signature", null)),
        ["a challenge of one's own"] = () => OwnChallenge(challenge, "00112233445566778899aabb?expires=99999999999&"),
        ["a salt without an end"] = () => OwnChallenge(challenge, "00112233445566778899aabb?expires=9999999999"),
        ["no expiry"] = () => OwnChallenge(challenge, "00112233445566778899aabb&"),
        ["an expiry beyond all"] = () => OwnChallenge(challenge, $"00112233445566778899aabb?expires={new string('9', 40)}&"),
    };

    private static string OwnChallenge(JsonElement challenge, string salt) =>
        Captchas.Solve(challenge, ("salt", salt), ("number", 7), ("challenge", Captchas.DigestOf($"{salt}7")));

    private async Task FailThriceAsync(string email)
    {
        for (var i = 0; i < 3; i++)
            (await market.Anyone.PostAsync("auth/login", new { email, password = "not this one" })).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private Task<Answer> TryAsync(string email, string captcha) => market.Anyone.PostAsync("auth/login", new { email, password = Person.DefaultPassword, captcha });
}
