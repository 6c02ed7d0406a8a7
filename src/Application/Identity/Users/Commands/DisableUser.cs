using System.Text.Json.Serialization;
using AutoMapper;
using FluentValidation;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Identity.Users.Commands;

/// <summary>Disables an account: its sessions end everywhere within a second, and nobody logs in to it.</summary>
/// <param name="Reason">Kept in the audit log.</param>
[Access(AccessLevel.Admin)]
public sealed record DisableUserCommand(string Reason) : ICommand<UserResponse>
{
    public const int ReasonMaxLength = 500;

    [JsonIgnore]
    public long UserId { get; init; }
}

internal sealed class DisableUserValidator : AbstractValidator<DisableUserCommand>
{
    public DisableUserValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(DisableUserCommand.ReasonMaxLength);
}

internal sealed class DisableUserHandler(Suspension suspension, IMapper mapper) : ICommandHandler<DisableUserCommand, UserResponse>
{
    public async Task<Result<UserResponse>> Handle(DisableUserCommand command, CancellationToken cancellationToken)
    {
        var disabled = await suspension.DisableAsync(command.UserId, command.Reason, cancellationToken);
        return disabled.IsSuccess ? mapper.Map<UserResponse>(disabled.Value) : disabled.Error;
    }
}
