using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Web.Hosting.Mail;

namespace MiniProgramConsole.Web.Features.Mails;

/// <summary>Development only: mails go to files nowhere else.</summary>
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

        // A page that has just written a mail links here.
        await services.GetRequiredService<MailWorker>().SendDueAsync(cancellationToken);
        return View(folder.List().Select(mail => new MailPage(mail.Name, mail.Message)).ToList());
    }
}
