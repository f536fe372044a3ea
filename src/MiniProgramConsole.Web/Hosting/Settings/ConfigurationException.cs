namespace MiniProgramConsole.Web.Hosting.Settings;

/// <summary>A setting with which the console can't start; the message is one sentence for the operator.</summary>
internal sealed class ConfigurationException(string message) : Exception(message);
