using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Security.Forms;

/// <summary>The idempotency key that a form carried, in the field <see cref="Field"/>.</summary>
/// <param name="Value">The key; empty where it can't be read.</param>
[ModelBinder(typeof(FormKeyBinder))]
public sealed record FormKey(Guid Value)
{
    public const string Field = "token";

    public bool IsReadable => Value != Guid.Empty;

    /// <summary>Whether it isn't read because its form is stale.</summary>
    public bool IsStale { get; init; }

    /// <summary>What comes of a form whose key isn't read.</summary>
    public Outcome Refusal => IsStale ? Outcome.StaleForm : Outcome.UnreadableKey;
}
