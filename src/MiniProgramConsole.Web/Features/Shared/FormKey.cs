using Microsoft.AspNetCore.Mvc;

namespace MiniProgramConsole.Web.Features.Shared;

/// <summary>The idempotency key that a form carried, in the field <see cref="Field"/>.</summary>
/// <param name="Value">The key; empty where it can't be read.</param>
[ModelBinder(typeof(FormKeyBinder))]
public sealed record FormKey(Guid Value)
{
    public const string Field = "token";

    public bool IsReadable => Value != Guid.Empty;
}
