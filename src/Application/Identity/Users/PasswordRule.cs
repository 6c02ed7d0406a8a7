using FluentValidation;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users;

internal static class PasswordRule
{
    /// <summary>What a new password must be, wherever it is set.</summary>
    public static IRuleBuilderOptions<T, string> MustBePassword<T>(this IRuleBuilder<T, string> rule, ICommonPasswords common) => rule
        .NotEmpty().Length(User.PasswordMinLength, User.PasswordMaxLength)
        .Must(password => password is null || !common.Contains(password))
        .WithErrorCode("common_password").WithMessage("This password is one of those that everybody tries first.");
}
