using System.Net;
using System.Text.Json;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Identity.Users;

public sealed class ProfileTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task The_public_profile_holds_what_is_meant_for_everybody_and_no_more()
    {
        var person = await market.NewPersonAsync();
        (await person.PatchAsync("users/me", new { phone = "010-1234-5678", full_name = "이서준" })).ShouldBe(HttpStatusCode.OK);

        var profile = (await market.Anyone.GetAsync($"users/{person.Id}")).ShouldBe(HttpStatusCode.OK);

        profile.Json.EnumerateObject().Select(m => m.Name).Should().BeEquivalentTo(
            "id", "username", "full_name", "bio", "location", "avatar_url", "is_verified", "rating", "total_reviews", "created_at", "version");
        profile.Text.Should().NotContain(person.Email).And.NotContain("1234-5678");
        profile.ETag.Should().Be("W/\"2\"");
        (await market.Anyone.GetAsync($"users/{person.Id}", ("If-None-Match", profile.ETag!))).ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_patch_of_ones_own_profile_leaves_what_is_absent_and_clears_what_is_null()
    {
        var person = await market.NewPersonAsync();
        (await person.PatchAsync("users/me", new { full_name = "박하은", bio = "안녕하세요", avatar_url = "https://images.example/me.png" })).ShouldBe(HttpStatusCode.OK);

        var patched = (await person.PatchAsync("users/me", """{"bio":null,"location":"분당"}""")).ShouldBe(HttpStatusCode.OK);

        patched["full_name"].GetString().Should().Be("박하은");
        patched["bio"].ValueKind.Should().Be(JsonValueKind.Null);
        patched["location"].GetString().Should().Be("분당");
        patched["avatar_url"].GetString().Should().Be("https://images.example/me.png");
        (await person.GetAsync("users/me")).Text.Should().Be(patched.Text);
    }

    [Fact]
    public async Task A_profile_is_changed_in_the_version_that_was_read()
    {
        var person = await market.NewPersonAsync();
        var first = (await person.GetAsync("users/me")).ETag!;
        (await person.PatchAsync("users/me", new { bio = "one" }, ("If-Match", first))).ShouldBe(HttpStatusCode.OK);

        (await person.PatchAsync("users/me", new { bio = "two" }, ("If-Match", first))).ShouldBeProblem(HttpStatusCode.PreconditionFailed, "version_mismatch");
        (await person.GetAsync("users/me"))["bio"].GetString().Should().Be("one");
    }

    [Fact]
    public async Task Nobody_promotes_himself()
    {
        var person = await market.NewPersonAsync();

        var answer = (await person.PatchAsync("users/me", new
        {
            role = "admin",
            is_verified = true,
            email = "new@example.org",
            username = "new-name",
            rating = 5,
            password_hash = "x",
        })).ShouldBe(HttpStatusCode.OK);

        answer["role"].GetString().Should().Be("user");
        answer["is_verified"].GetBoolean().Should().BeFalse();
        answer["email"].GetString().Should().Be(person.Email);
        answer["username"].GetString().Should().Be(person.Username);
        answer["rating"].GetDecimal().Should().Be(0);
        await person.LogInAsync();
    }

    [Theory]
    [InlineData("""{"avatar_url":"http://images.example/me.png"}""", "#/avatar_url")]
    [InlineData("""{"avatar_url":"javascript:alert(1)"}""", "#/avatar_url")]
    [InlineData("""{"avatar_url":"//images.example/me.png"}""", "#/avatar_url")]
    [InlineData("""{"phone":"<b>"}""", "#/phone")]
    [InlineData("""{"bio":[]}""", "#/bio")]
    public async Task A_field_that_is_not_acceptable_is_named(string patch, string pointer)
    {
        var person = await market.NewPersonAsync();

        (await person.PatchAsync("users/me", patch)).ShouldRefuseField(pointer);
    }

    [Fact]
    public async Task Who_is_unknown_or_disabled_has_no_profile()
    {
        var person = await market.NewPersonAsync();
        await market.Database.ExecuteAsync("UPDATE identity.users SET is_active = false WHERE id = $1", person.Id);

        (await market.Anyone.GetAsync($"users/{person.Id}")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await market.Anyone.GetAsync("users/99999999")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await market.Anyone.GetAsync("users/me")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }
}
