using MultiWeb.WebApi.Common.Endpoints;
using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.WebApi.Identity.MailedLinks;

/// <summary>
/// Where mailed links lead, for people whose client has no pages of its own: they take the token from behind the # and call the
/// API as any client would.
/// </summary>
internal sealed class AccountPages : IEndpointGroup
{
    private static readonly string Page = Read();

    public string Prefix => "/account";

    public string Tag => "Authentication";

    public void Map(RouteGroupBuilder group)
    {
        foreach (var (name, path) in new[] { ("ShowVerification", "/verify"), ("ShowReset", "/reset") })
            group.MapGet(path, Show).WithName(name).AllowAnonymous().WithoutRate().Produces<string>(StatusCodes.Status200OK, "text/html").ExcludeFromDescription();
    }

    /// <summary>One page for both: its script goes by the address, and by the language of the browser.</summary>
    private static IResult Show() => Results.Content(Page, "text/html; charset=utf-8");

    private static string Read()
    {
        using var stream = typeof(AccountPages).Assembly.GetManifestResourceStream(typeof(AccountPages), "Account.html")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
