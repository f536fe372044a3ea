using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Security;

/// <summary>A workspace that was closed while a request was under way answers as one that is not there.</summary>
internal sealed class ClosedWorkspaceFilter : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is WorkspaceClosedException)
        {
            context.Result = new NotFoundResult();
        }
    }
}
