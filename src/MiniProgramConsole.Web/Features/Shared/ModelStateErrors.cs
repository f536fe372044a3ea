using Microsoft.AspNetCore.Mvc.ModelBinding;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Web.Features.Shared;

public static class ModelStateErrors
{
    public static void AddErrors(this ModelStateDictionary state, IEnumerable<FieldError> errors)
    {
        foreach (var error in errors)
        {
            state.AddModelError(error.Field, error.Message.ToString());
        }
    }
}
