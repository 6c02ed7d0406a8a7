namespace MultiWeb.Application.Common.Mail;

/// <summary>Sends mail, or nothing where none is configured.</summary>
public interface IMailer
{
    /// <summary>Hands the mail over. It may be handed over twice, when the first time's answer was lost: see <see cref="OutgoingMail.Key"/>.</summary>
    Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}

/// <param name="Key">Names what is told, in ASCII letters, digits and dashes. It becomes the Message-ID, so that a mail that was sent twice is shown once.</param>
/// <param name="To">The address of one receiver.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
public sealed record OutgoingMail(string Key, string To, string Subject, string Text);
