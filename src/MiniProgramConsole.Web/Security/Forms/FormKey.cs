using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Security.Forms;

/// <summary>The idempotency key of a form; empty if it can't be read.</summary>
[ModelBinder(typeof(FormKeyBinder))]
public sealed record FormKey(Guid Value)
{
    public const string Field = "token";

    public bool IsReadable => Value != Guid.Empty;

    public bool IsStale { get; init; }

    public Outcome Refusal => IsStale ? Outcome.StaleForm : Outcome.UnreadableKey;
}
