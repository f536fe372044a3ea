using Microsoft.AspNetCore.Mvc.ModelBinding;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Web.Features.Shared.Answers;

public static class ModelStateErrors
{
    public static void ClearErrors(this ModelStateDictionary state)
    {
        foreach (var field in state.Values)
        {
            field.Errors.Clear();
            field.ValidationState = ModelValidationState.Valid;
        }
    }

    public static void AddErrors(this ModelStateDictionary state, IEnumerable<FieldError> errors)
    {
        foreach (var error in errors)
        {
            state.AddModelError(error.Field, error.Message.ToString());
        }
    }
}
