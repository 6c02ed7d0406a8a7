using System.Net;
using System.Net.Mail;
using System.Text;
using MultiWeb.Application.Common.Mail;

namespace MultiWeb.Infrastructure.Common.Mail;

/// <summary>Mail over SMTP, or as <c>.eml</c> files in a folder.</summary>
internal sealed class Mailer(MailSettings settings) : IMailer
{
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (settings is { Host: null, Folder: null })
            return;
        using var message = new MailMessage(settings.From, new MailAddress(mail.To))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{mail.Key}@{settings.From.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's absence note answers it
        using var client = ConnectClient();
        await client.SendMailAsync(message, cancellationToken);
    }

    private SmtpClient ConnectClient()
    {
        if (settings.Folder is { } folder)
        {
            Directory.CreateDirectory(folder);
            return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder };
        }
        return new SmtpClient(settings.Host, settings.Port)
        {
            EnableSsl = settings.Tls,
            Credentials = settings.Username is { Length: > 0 } name ? new NetworkCredential(name, settings.Password) : null,
        };
    }
}
