using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Chat;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Stages.Labelling;
using PerSense.Web.Access;
using PerSense.Web.Configuration;

namespace PerSense.Web.Features.Labelling;

/// <summary>Asks the configured vision-language model what an object is called. Thread-safe.</summary>
internal sealed partial class VisionLabeller(IOptions<LabellingOptions> options, ILogger<VisionLabeller> logger)
{
    private const int Attempts = 2;

    // The reference's sampling temperature.
    private const float Temperature = 0.2f;

    /// <summary>The label of what a picture shows, or a sentence on why there is none.</summary>
    /// <param name="picture">The object alone.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<Outcome<string>> NameAsync(ImageBuffer picture, CancellationToken cancellationToken)
    {
        if (!options.Value.IsConfigured)
        {
            return Refusal.Conflict($"No model for names is set up. An administrator can set {LabellingOptions.Section}:Address and Model; until then type the name.");
        }

        var jpeg = BinaryData.FromBytes(ImageCodec.EncodeJpeg(picture));
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Read(await AskAsync(jpeg, cancellationToken));
            }
            catch (Exception fault) when (IsOutside(fault) && !cancellationToken.IsCancellationRequested)
            {
                LogFailure(attempt, fault);
                if (attempt == Attempts)
                {
                    return Refusal.Conflict("The model for names did not answer properly. Type the name, or try again later; the administrator finds the reason in the server's log.");
                }
            }
        }
    }

    private async Task<string> AskAsync(BinaryData jpeg, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var client = new ChatClient(settings.Model, new ApiKeyCredential(string.IsNullOrWhiteSpace(settings.Key) ? "none" : settings.Key), new OpenAIClientOptions
        {
            Endpoint = new Uri(settings.Address!),
            NetworkTimeout = TimeSpan.FromSeconds(settings.TimeoutSeconds),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        });
        var message = new UserChatMessage(
            ChatMessageContentPart.CreateTextPart(LabelReader.Question), ChatMessageContentPart.CreateImagePart(jpeg, "image/jpeg"));
        ChatCompletion answer = await client.CompleteChatAsync([message], new ChatCompletionOptions { Temperature = Temperature }, cancellationToken);
        return string.Concat(answer.Content.Select(static part => part.Text));
    }

    private Outcome<string> Read(string answer) => LabelReader.Read(answer, options.Value.Rule) is { Length: <= Exemplars.ExemplarMark.NameLength } label
        ? label
        : Refusal.Conflict("The model's answer names no object. Type the name.");

    // What a service on the other end can cause: no connection, an error status, silence, or an answer that is no answer.
    private static bool IsOutside(Exception fault) => fault
        is ClientResultException or HttpRequestException or OperationCanceledException or JsonException or FormatException or InvalidOperationException
        or AggregateException or ArgumentException or KeyNotFoundException;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model for names failed at attempt {Attempt}.")]
    private partial void LogFailure(int attempt, Exception fault);
}
