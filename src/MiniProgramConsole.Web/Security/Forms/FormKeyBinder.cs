using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MiniProgramConsole.Web.Security.Forms;

/// <summary>The only place that reads form keys. It never fails; the action handles a key that can't be read.</summary>
internal sealed class FormKeyBinder : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        if (bindingContext.HttpContext.HasStaleForm())
        {
            bindingContext.Result = ModelBindingResult.Success(new FormKey(Guid.Empty) { IsStale = true });
            return;
        }

        var request = bindingContext.HttpContext.Request;
        var sent = request.HasFormContentType ? (await request.ReadFormAsync())[FormKey.Field] : default;
        bindingContext.Result = ModelBindingResult.Success(new FormKey(Guid.TryParse(sent, out var key) ? key : Guid.Empty));
    }
}
