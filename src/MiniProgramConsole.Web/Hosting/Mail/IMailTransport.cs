using MiniProgramConsole.Core.Mail;

namespace MiniProgramConsole.Web.Hosting.Mail;

/// <summary>Takes mails out of the house. None is registered where mail is off.</summary>
internal interface IMailTransport
{
    /// <summary>Hands a mail on; throws where that did not work.</summary>
    Task SendAsync(OutboxMail mail, CancellationToken cancellationToken);
}
