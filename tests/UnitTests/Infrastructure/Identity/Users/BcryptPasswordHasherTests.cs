using MultiWeb.Domain.Identity.Users;
using MultiWeb.Infrastructure.Identity.Users;
using MultiWeb.UnitTests.Infrastructure.Common.Security;

namespace MultiWeb.UnitTests.Infrastructure.Identity.Users;

public sealed class BcryptPasswordHasherTests
{
    private static readonly HashingThreads Threads = new(1, 32, patience: TimeSpan.Zero);
    private static readonly BcryptPasswordHasher Hasher = WithCost(4);

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("비밀번호를 길게 쓰자")]
    [InlineData("x7#kQ2!z")]
    public async Task The_right_password_matches_and_another_does_not(string password)
    {
        var hash = await HashAsync(password);
        (await MatchesAsync(password, hash)).Should().BeTrue();
        (await MatchesAsync(password + " ", hash)).Should().BeFalse();
        (await MatchesAsync(password.ToUpperInvariant() + "!", hash)).Should().BeFalse();
    }

    [Fact]
    public async Task What_follows_byte_72_counts()
    {
        var start = new string('a', 72);
        var hash = await HashAsync(start + "b");
        (await MatchesAsync(start + "b", hash)).Should().BeTrue();
        (await MatchesAsync(start + "c", hash)).Should().BeFalse();
        (await MatchesAsync(start, hash)).Should().BeFalse();
    }

    [Fact]
    public async Task Every_one_of_64_Korean_letters_counts()
    {
        var password = string.Concat(Enumerable.Range(0, 64).Select(i => (char)('가' + (i * 100))));
        var hash = await HashAsync(password);
        (await MatchesAsync(password, hash)).Should().BeTrue();
        (await MatchesAsync(password[..63] + "힣", hash)).Should().BeFalse();
        (await MatchesAsync(password[..63], hash)).Should().BeFalse();
    }

    [Fact]
    public async Task A_password_is_the_same_in_every_Unicode_form() =>
        // Composed as most keyboards send it, in single letters as some do.
        (await MatchesAsync("\u1112\u1161\u11ab\u1100\u1173\u11af 12345", await HashAsync("한글 12345"))).Should().BeTrue();

    [Fact]
    public async Task Who_does_not_exist_has_no_password()
    {
        (await MatchesAsync("", null)).Should().BeFalse();
        (await MatchesAsync("password", null)).Should().BeFalse();
    }

    [Fact]
    public async Task Equal_passwords_have_different_hashes_that_fit_their_column()
    {
        var (one, other) = (await HashAsync("password"), await HashAsync("password"));
        one.Should().NotBe(other).And.StartWith("$2");
        one.Length.Should().BeLessThanOrEqualTo(User.PasswordHashMaxLength);
    }

    [Fact]
    public async Task A_stolen_hash_cannot_be_tried_without_the_service_s_secret()
    {
        var elsewhere = new BcryptPasswordHasher(4, TestSettings.KeysOf("another secret that is long enough"), Threads);
        (await elsewhere.VerifyAsync("password", await HashAsync("password"), CancellationToken.None)).Should().BeFalse();
    }

    [Fact]
    public async Task A_hash_of_another_cost_still_matches()
    {
        var hash = await WithCost(5).HashAsync("password", CancellationToken.None);
        hash.Should().Contain("$05$");
        (await MatchesAsync("password", hash)).Should().BeTrue();
    }

    private static BcryptPasswordHasher WithCost(int cost) => new(cost, TestSettings.Keys, Threads);

    private static Task<string> HashAsync(string password) => Hasher.HashAsync(password, CancellationToken.None);

    private static Task<bool> MatchesAsync(string password, string? hash) => Hasher.VerifyAsync(password, hash, CancellationToken.None);
}
