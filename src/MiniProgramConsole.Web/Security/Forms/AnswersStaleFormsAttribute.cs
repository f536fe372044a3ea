namespace MiniProgramConsole.Web.Security.Forms;

/// <summary>
/// This action takes no key, and asks itself whether its form is stale (<see cref="StaleForms.HasStaleForm"/>) before it does anything.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnswersStaleFormsAttribute : Attribute;
