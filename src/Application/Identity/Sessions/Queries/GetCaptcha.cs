using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Identity.Sessions.Queries;

/// <summary>A challenge for a login that needs one. Nothing is kept of it: it carries its own signature and its end.</summary>
[Access(AccessLevel.Anyone)]
public sealed record GetCaptchaQuery : IQuery<CaptchaResponse>;

internal sealed class GetCaptchaHandler(ICaptcha captcha) : IQueryHandler<GetCaptchaQuery, CaptchaResponse>
{
    public Task<Result<CaptchaResponse>> Handle(GetCaptchaQuery query, CancellationToken cancellationToken) =>
        Task.FromResult<Result<CaptchaResponse>>(captcha.Challenge());
}
