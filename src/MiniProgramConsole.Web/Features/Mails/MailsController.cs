using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Web.Hosting.Mail;

namespace MiniProgramConsole.Web.Features.Mails;

/// <summary>Shows the mails that went to files. There are such in Development only; elsewhere nothing is here.</summary>
[AllowAnonymous]
[Route("development/mails")]
public sealed class MailsController(IServiceProvider services) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        if (services.GetService<MailFolder>() is not { } folder)
        {
            return NotFound();
        }

        // The link on a page that has just written a mail leads here.
        await services.GetRequiredService<MailWorker>().SendDueAsync(cancellationToken);
        return View(folder.List().Select(mail => new MailPage(mail.Name, mail.Message)).ToList());
    }
}
