namespace MiniProgramConsole.Web.Security.Forms;

/// <summary>For an action without a key, which checks <see cref="StaleForms.HasStaleForm"/> before it does anything.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnswersStaleFormsAttribute : Attribute;
