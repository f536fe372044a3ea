using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Web.Security.Forms;

namespace MiniProgramConsole.Web.Features.Shared.Answers;

internal static class ReturnedForms
{
    /// <summary>True if the form came too often or is stale. The action then only shows it again.</summary>
    public static bool ReturnsForm(this Controller controller) => controller.IsPastLimit() || controller.ExplainsStaleForm();

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
