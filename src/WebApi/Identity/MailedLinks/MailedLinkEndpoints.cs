using MediatR;
using MultiWeb.Application.Identity.MailedLinks.Commands;
using MultiWeb.WebApi.Common.Endpoints;
using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.WebApi.Identity.MailedLinks;

internal sealed class MailedLinkEndpoints : IEndpointGroup
{
    public string Prefix => $"{EndpointGroups.ApiPrefix}/auth";

    public string Tag => "Authentication";

    public void Map(RouteGroupBuilder group)
    {
        group.MapPost("/email/resend", ResendVerification).AllowAnonymous().WithRatePerAddress("mail");
        group.MapPost("/email/verify", VerifyEmail).AllowAnonymous().AlsoAnswers(StatusCodes.Status410Gone);
        group.MapPost("/password/forgot", ForgetPassword).AllowAnonymous().WithRatePerAddress("mail");
        group.MapPost("/password/reset", ResetPassword).AllowAnonymous().AlsoAnswers(StatusCodes.Status410Gone);
    }

    private static async Task<AcceptedOr> ResendVerification(ResendVerificationCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(command, cancellationToken);

    private static async Task<NoContentOr> VerifyEmail(VerifyEmailCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(command, cancellationToken);

    private static async Task<AcceptedOr> ForgetPassword(ForgetPasswordCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(command, cancellationToken);

    private static async Task<NoContentOr> ResetPassword(ResetPasswordCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(command, cancellationToken);
}
