using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Features.Shared.Answers;

/// <summary>Logs the answers that refuse what was sent, where nothing nearer to the cause did.</summary>
internal sealed class RefusalFilter(RefusalLog refusals) : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (StatusOf(context) is StatusCodes.Status400BadRequest or StatusCodes.Status409Conflict)
        {
            refusals.Log(RefusalReason.Validation, Math.Max(context.ModelState.ErrorCount, 1));
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    // The page behind a status comes by here too: it has its status from what was refused before.
    private static int StatusOf(ResultExecutingContext context) =>
        (context.Result as IStatusCodeActionResult)?.StatusCode ?? context.HttpContext.Response.StatusCode;
}
