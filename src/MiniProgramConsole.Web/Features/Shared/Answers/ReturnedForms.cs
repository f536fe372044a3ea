using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Web.Security.Forms;

namespace MiniProgramConsole.Web.Features.Shared.Answers;

internal static class ReturnedForms
{
    /// <summary>Whether the form that was sent only comes back, and nothing is done: it came too often, or it is stale. Its page says which.</summary>
    public static bool ReturnsForm(this Controller controller) => controller.IsPastLimit() || controller.ExplainsStaleForm();

    /// <summary>Whether the action's form is stale; then its page says so, with the status of what is not done.</summary>
    public static bool ExplainsStaleForm(this Controller controller)
    {
        if (!controller.HttpContext.HasStaleForm())
        {
            return false;
        }

        controller.ModelState.ClearErrors();
        controller.Explain(Outcome.StaleForm);
        return true;
    }
}
