using MiniProgramConsole.Core.Mail;

namespace MiniProgramConsole.Web.Hosting.Mail;

internal interface IMailTransport
{
    Task SendAsync(OutboxMail mail, CancellationToken cancellationToken);
}
