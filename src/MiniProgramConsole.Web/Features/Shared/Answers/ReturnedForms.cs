using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Web.Security.Forms;

namespace MiniProgramConsole.Web.Features.Shared.Answers;

internal static class ReturnedForms
{
    /// <summary>Whether the form that was sent only comes back, and nothing is done: it came too often, or it is stale. Its page says which.</summary>
    public static bool ReturnsForm(this Controller controller) => controller.IsPastLimit() || controller.ExplainsStaleForm();
}
