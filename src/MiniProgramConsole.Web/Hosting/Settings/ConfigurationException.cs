namespace MiniProgramConsole.Web.Hosting.Settings;

/// <summary>The message is one sentence for the operator.</summary>
internal sealed class ConfigurationException(string message) : Exception(message);
