using FluentValidation;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users;

internal static class PhoneRule
{
    public static IRuleBuilderOptions<T, string?> MustBePhone<T>(this IRuleBuilder<T, string?> rule) => rule
        .MaximumLength(User.PhoneMaxLength)
        .Matches(@"^[0-9+() .-]*\z")
        .WithErrorCode("phone")
        .WithMessage("A phone number consists of digits, spaces and + ( ) . -");
}
