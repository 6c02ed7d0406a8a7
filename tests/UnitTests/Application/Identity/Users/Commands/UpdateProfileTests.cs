using MultiWeb.Application.Identity.Users;
using MultiWeb.Application.Identity.Users.Commands;
using MultiWeb.UnitTests.Application.Common.Behaviours;

namespace MultiWeb.UnitTests.Application.Identity.Users.Commands;

public sealed class UpdateProfileTests
{
    private static readonly UpdateProfileCommand Nothing = new(default, default, default, default, default);

    [Fact]
    public void Everything_may_be_left_out_and_everything_may_be_cleared()
    {
        Refused(Nothing).Should().BeEmpty();
        Refused(new(new(null), new(null), new(null), new(null), new(null))).Should().BeEmpty();
    }

    [Fact]
    public void The_limits_are_those_of_the_columns_and_point_at_the_members_of_the_patch()
    {
        Refused(new(new(new('가', 100)), new(new('1', 30)), new(new('가', 1000)), new(new('가', 200)), new(Url(500)))).Should().BeEmpty();
        Refused(new(new(new('가', 101)), new(new('1', 31)), new(new('가', 1001)), new(new('가', 201)), new(Url(501)))).Should().Equal(
            "#/full_name maximum_length", "#/phone maximum_length", "#/bio maximum_length", "#/location maximum_length", "#/avatar_url maximum_length");
    }

    [Fact]
    public void A_phone_number_and_a_picture_are_what_they_say()
    {
        Refused(Nothing with { Phone = new("call me") }).Should().Equal("#/phone phone");
        Refused(Nothing with { AvatarUrl = new("javascript:alert(1)") }).Should().Equal("#/avatar_url https_url");
    }

    private static string Url(int length) => "https://a.example/".PadRight(length, 'a');

    private static string[] Refused(UpdateProfileCommand command) =>
        Refusals.Of<UpdateProfileCommand, UserResponse>(new UpdateProfileValidator(), command);
}
