using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Features.Shared.Answers;

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

    // Error pages come by here too; their status was set earlier.
    private static int StatusOf(ResultExecutingContext context) =>
        (context.Result as IStatusCodeActionResult)?.StatusCode ?? context.HttpContext.Response.StatusCode;
}
