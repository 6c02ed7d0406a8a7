using MultiWeb.Application.Identity.Users;
using MultiWeb.Application.Identity.Users.Commands;
using MultiWeb.Domain.Identity.Users;
using MultiWeb.Infrastructure.Identity.Users;
using MultiWeb.UnitTests.Application.Common.Behaviours;

namespace MultiWeb.UnitTests.Application.Identity.Users.Commands;

public sealed class RegisterUserTests
{
    private static readonly RegisterUserCommand Bare = new("minji@example.com", "minji", "correct horse battery");

    [Fact]
    public void A_good_account_passes_with_and_without_what_may_be_left_out()
    {
        Refused(Bare).Should().BeEmpty();
        Refused(Bare with { FullName = "김민지", Phone = "+82 (10) 1234-5678", Bio = "안녕하세요", Location = "서울" }).Should().BeEmpty();
    }

    [Theory]
    [InlineData("a@b.co")]
    [InlineData("first.last+tag@sub.example.co.kr")]
    [InlineData("minji@예시.한국")]
    public void An_address_has_a_name_and_a_domain(string email) => Refused(Bare with { Email = email }).Should().BeEmpty();

    [Theory]
    [InlineData("minji")]
    [InlineData("minji@example")]
    [InlineData("@example.com")]
    [InlineData("minji@.com")]
    [InlineData("minji@example.")]
    [InlineData("minji@exa mple.com")]
    [InlineData("min@ji@example.com")]
    [InlineData("minji@example.com\n")]
    [InlineData(" minji@example.com")]
    public void Anything_else_is_no_address(string email) => Refused(Bare with { Email = email }).Should().Equal("#/email email");

    [Fact]
    public void An_address_has_at_most_254_characters()
    {
        Refused(Bare with { Email = new string('a', 242) + "@example.com" }).Should().BeEmpty();
        Refused(Bare with { Email = new string('a', 243) + "@example.com" }).Should().Equal("#/email maximum_length");
        Refused(Bare with { Email = null! }).Should().Equal("#/email not_empty");
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("민지_99")]
    [InlineData("a.b-c_d")]
    public void A_username_consists_of_letters_digits_and_a_few_signs(string username) => Refused(Bare with { Username = username }).Should().BeEmpty();

    [Theory]
    [InlineData("a b c")]
    [InlineData("minji@home")]
    [InlineData("minji\n")]
    [InlineData("\nminji")]
    [InlineData("min😀ji")]
    [InlineData("min\u200Bji")]
    [InlineData("<script>")]
    public void A_username_with_anything_else_is_refused(string username) => Refused(Bare with { Username = username }).Should().Equal("#/username username");

    [Fact]
    public void A_username_has_3_to_50_characters()
    {
        Refused(Bare with { Username = new('가', 50) }).Should().BeEmpty();
        Refused(Bare with { Username = "ab" }).Should().Equal("#/username length");
        Refused(Bare with { Username = new('가', 51) }).Should().Equal("#/username length");
        Refused(Bare with { Username = "" }).Should().Equal("#/username not_empty", "#/username length");
    }

    [Theory]
    [InlineData('ﷺ', 12, 216)]
    [InlineData('ﷺ', 3, 54)]
    [InlineData('ﬃ', 17, 51)]
    public void A_username_is_not_longer_when_its_letters_are_written_out(char letter, int count, int length)
    {
        var username = new string(letter, count);
        User.NormalizeUsername(username).Should().HaveLength(length);

        Refused(Bare with { Username = username }).Should().Contain("#/username username");
    }

    [Fact]
    public void A_password_has_8_to_256_characters_and_is_not_a_common_one()
    {
        Refused(Bare with { Password = "x7#kQ2!z" }).Should().BeEmpty();
        Refused(Bare with { Password = new('힣', 64) }).Should().BeEmpty();
        Refused(Bare with { Password = new('힣', 256) }).Should().BeEmpty();
        Refused(Bare with { Password = new('힣', 257) }).Should().Equal("#/password length");
        Refused(Bare with { Password = "x7#kQ2!" }).Should().Equal("#/password length");
        Refused(Bare with { Password = "password" }).Should().Equal("#/password common_password");
        Refused(Bare with { Password = "PassWord" }).Should().Equal("#/password common_password");
        Refused(Bare with { Password = null! }).Should().Equal("#/password not_empty");
    }

    [Theory]
    [InlineData("minji@example.com")]
    [InlineData("MINJI@example.com ")]
    [InlineData("Minji.Kim")]
    [InlineData("ｍｉｎｊｉ.kim")]
    public void A_password_is_neither_the_address_nor_the_name(string password) =>
        Refused(Bare with { Username = "minji.kim", Password = password }).Should().Equal("#/password common_password");

    [Fact]
    public void The_profile_has_the_limits_of_its_columns()
    {
        Refused(Bare with { FullName = new('가', 100), Phone = new('1', 30), Bio = new('가', 1000), Location = new('가', 200) }).Should().BeEmpty();
        Refused(Bare with { FullName = new('가', 101), Phone = new('1', 31), Bio = new('가', 1001), Location = new('가', 201) })
            .Should().Equal("#/full_name maximum_length", "#/phone maximum_length", "#/bio maximum_length", "#/location maximum_length");
    }

    [Theory]
    [InlineData("call me")]
    [InlineData("010-1234-5678\n")]
    [InlineData("０１０")]
    public void A_phone_number_is_made_of_digits_and_a_few_signs(string phone) => Refused(Bare with { Phone = phone }).Should().Equal("#/phone phone");

    private static string[] Refused(RegisterUserCommand command) =>
        Refusals.Of<RegisterUserCommand, UserResponse>(new RegisterUserValidator(new CommonPasswords()), command);
}
