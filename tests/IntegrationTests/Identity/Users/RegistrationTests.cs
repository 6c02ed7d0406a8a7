using System.Net;
using System.Text.Json.Nodes;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Identity.Users;

public sealed class RegistrationTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private static int _names;

    [Fact]
    public async Task A_new_account_is_an_ordinary_one_whatever_the_body_wishes()
    {
        var answer = (await RegisterAsync(
            ("full_name", "김민지"), ("phone", "+82 10-1234-5678"), ("bio", "안녕하세요"), ("location", "서울 마포구"),
            ("id", 1), ("role", "admin"), ("is_verified", true), ("is_active", false), ("rating", 5), ("total_reviews", 100),
            ("created_at", "2001-01-01T00:00:00Z"), ("version", 7), ("Role", "admin"))).ShouldBe(HttpStatusCode.Created);

        answer.Headers.Location!.ToString().Should().Be($"/api/v1/users/{answer.Id}");
        answer["full_name"].GetString().Should().Be("김민지");
        answer["role"].GetString().Should().Be("user");
        answer["is_verified"].GetBoolean().Should().BeFalse();
        answer["is_active"].GetBoolean().Should().BeTrue();
        answer["rating"].GetDecimal().Should().Be(0);
        answer["total_reviews"].GetInt32().Should().Be(0);
        answer["version"].GetInt32().Should().Be(1);
        answer.Text.Should().NotContain("password");
    }

    [Theory]
    [InlineData("email", "", "#/email")]
    [InlineData("email", "no-address", "#/email")]
    [InlineData("email", "two@at@example.org", "#/email")]
    [InlineData("email", "a1<victim@example.org>", "#/email")]
    [InlineData("email", "\"@example.org", "#/email")]
    [InlineData("email", "민지@example.org", "#/email")]
    [InlineData("email", ".dots..@example.org", "#/email")]
    [InlineData("email", "a@-example.org", "#/email")]
    [InlineData("email", "a b@example.org", "#/email")]
    [InlineData("email", "line\nbreak@example.org", "#/email")]
    [InlineData("email", null, "#/email")]
    [InlineData("email", 5, "#/email")]
    [InlineData("username", "ab", "#/username")]
    [InlineData("username", "with space", "#/username")]
    [InlineData("username", "<script>", "#/username")]
    [InlineData("username", "end\n", "#/username")]
    [InlineData("username", null, "#/username")]
    [InlineData("password", "1234567", "#/password")]
    [InlineData("password", "password", "#/password")]
    [InlineData("password", "PassWord", "#/password")]
    [InlineData("password", "12345678", "#/password")]
    [InlineData("password", "ｐａｓｓｗｏｒｄ１", "#/password")]
    [InlineData("password", null, "#/password")]
    [InlineData("phone", "call me", "#/phone")]
    [InlineData("full_name", true, "#/full_name")]
    public async Task A_field_that_is_not_acceptable_is_named(string member, object? value, string pointer)
    {
        var before = await market.Database.DigestAsync();

        (await RegisterAsync((member, value))).ShouldRefuseField(pointer);

        (await market.Database.DigestAsync()).Should().Equal(before);
    }

    [Theory]
    [InlineData("email", 255)]
    [InlineData("username", 51)]
    [InlineData("password", 257)]
    [InlineData("full_name", 101)]
    [InlineData("bio", 1001)]
    [InlineData("location", 201)]
    public async Task A_text_that_is_too_long_is_refused_and_the_longest_is_taken(string member, int tooLong)
    {
        (await RegisterAsync((member, Text(tooLong)))).ShouldRefuseField($"#/{member}");
        (await RegisterAsync((member, Text(tooLong - 1)))).ShouldBe(HttpStatusCode.Created);

        string Text(int length) => member == "email" ? new string('x', length - 10) + "@example.o" : Guid.NewGuid().ToString("N").PadRight(length, 'x')[..length];
    }

    [Fact]
    public async Task A_username_whose_letters_each_stand_for_a_sentence_is_too_long()
    {
        // Twelve letters; written out, as names are compared, they are 216.
        (await RegisterAsync(("username", new string('ﷺ', 12)))).ShouldRefuseField("#/username");
        // Six that make 48.
        (await RegisterAsync(("username", new string('ﷻ', 6)))).ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("Name.Giver@Example.org")]
    [InlineData("name.giver")]
    [InlineData("ＮＡＭＥ．ＧＩＶＥＲ")]
    public async Task A_name_is_no_password(string password) =>
        (await RegisterAsync(("email", "name.giver@example.org"), ("username", "name.giver"), ("password", password))).ShouldRefuseField("#/password")
            ["errors"][0].GetProperty("code").GetString().Should().Be("common_password");

    [Fact]
    public async Task Every_wrong_field_is_named_at_once()
    {
        var answer = (await market.Anyone.PostAsync("auth/register", new { email = "x", username = "y", password = "z" })).ShouldRefuseField("#/email");
        answer.ShouldRefuseField("#/username");
        answer.ShouldRefuseField("#/password");
        answer.Text.Should().NotContain("\"z\"");
    }

    [Fact]
    public async Task Sixty_four_Korean_letters_are_a_password_and_differ_after_byte_72()
    {
        var password = string.Concat(Enumerable.Repeat("가나다라마바사아", 8));
        var email = (await RegisterAsync(("password", password))).ShouldBe(HttpStatusCode.Created)["email"].GetString();

        // Only the first 24 letters fit into the 72 bytes that bcrypt looks at.
        foreach (var wrong in new[] { password[..24], password[..63], password[..63] + "자", password + "가" })
        {
            (await market.Anyone.PostAsync("auth/login", new { email, password })).ShouldBe(HttpStatusCode.OK);
            (await market.Anyone.PostAsync("auth/login", new { email, password = wrong })).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        }
    }

    [Fact]
    public async Task A_password_is_the_same_however_the_keyboard_composes_it()
    {
        // The same seven syllables, taken apart into letters as some keyboards send them.
        const string decomposed = "\u1107\u1175\u1106\u1175\u11AF\u1107\u1165\u11AB\u1112\u1169\u110B\u1175\u11B8\u1102\u1175\u1103\u11611";
        var email = (await RegisterAsync(("password", decomposed))).ShouldBe(HttpStatusCode.Created)["email"].GetString();

        (await market.Anyone.PostAsync("auth/login", new { email, password = "비밀번호입니다1" })).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Names_that_look_alike_are_one_name()
    {
        (await RegisterAsync(("username", "lookalike"))).ShouldBe(HttpStatusCode.Created);

        foreach (var other in new[] { "LookAlike", "ｌｏｏｋａｌｉｋｅ" })
            (await RegisterAsync(("username", other))).ShouldBeProblem(HttpStatusCode.Conflict, "username_taken");
    }

    private Task<Answer> RegisterAsync(params (string Member, object? Value)[] changes)
    {
        var number = Interlocked.Increment(ref _names);
        var body = new JsonObject { ["email"] = $"new{number}@example.org", ["username"] = $"new{number}", ["password"] = Person.DefaultPassword };
        foreach (var (member, value) in changes)
            body[member] = System.Text.Json.JsonSerializer.SerializeToNode(value);
        return market.Anyone.PostAsync("auth/register", body);
    }
}
