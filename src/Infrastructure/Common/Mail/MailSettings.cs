using System.Net.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace MultiWeb.Infrastructure.Common.Mail;

/// <summary>Where mail goes: to a server, into a folder to be looked at, or, with neither, nowhere.</summary>
internal sealed record MailSettings(MailAddress From, string? Folder, string? Host, int Port, bool Tls, string? Username, string? Password)
{
    /// <exception cref="ConfigurationException">There is no such address or port.</exception>
    public static MailSettings Load(IConfiguration configuration)
    {
        var host = configuration["Mail:Host"] is { Length: > 0 } server ? server : null;
        var folder = configuration["Mail:Folder"] is { Length: > 0 } path ? path
            : host is null && string.Equals(configuration[HostDefaults.EnvironmentKey], Environments.Development, StringComparison.OrdinalIgnoreCase) ? Path.Combine(".local", "mail") : null;
        if (host is not null && folder is not null)
            throw new ConfigurationException("Mail__Host and Mail__Folder are both set: mail goes to a server or into a folder.");
        return new MailSettings(
            MailAddress.TryCreate(configuration["Mail:From"] is { Length: > 0 } from ? from : "MultiWeb <no-reply@multiweb.example>", out var address)
                ? address
                : throw new ConfigurationException("Mail__From is no mail address: it has the form 'MultiWeb <no-reply@example.com>'."),
            folder is null ? null : Path.GetFullPath(folder),
            host,
            configuration.ReadNumber("Mail:Port", 587, least: 1, most: ushort.MaxValue),
            configuration.ReadSwitch("Mail:Tls", true),
            configuration["Mail:Username"],
            configuration["Mail:Password"]);
    }
}
