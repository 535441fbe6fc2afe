using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace PerSense.Tests.Web;

/// <summary>
/// SignalR over a bare WebSocket, without negotiation: stands in for Microsoft.AspNetCore.Http.Connections.Client, which the package
/// feed lacks.
/// </summary>
internal sealed class WebSocketConnectionFactory(Func<CancellationToken, Task<WebSocket>> open) : IConnectionFactory
{
    public static HubConnection Connect(Func<CancellationToken, Task<WebSocket>> open)
    {
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<IConnectionFactory>(new WebSocketConnectionFactory(open));
        builder.Services.AddSingleton<EndPoint>(new UriEndPoint(new Uri("ws://localhost")));
        builder.Services.AddSingleton<IHubProtocol, JsonHubProtocol>();
        return builder.Build();
    }

    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endPoint, CancellationToken cancellationToken = default) =>
        new Connection(await open(cancellationToken));

    private sealed class Connection : ConnectionContext
    {
        private readonly WebSocket _socket;
        private readonly Pipe _in = new();
        private readonly Pipe _out = new();
        private readonly CancellationTokenSource _closed = new();
        private readonly Task _pump;

        public Connection(WebSocket socket)
        {
            _socket = socket;
            Transport = new Duplex(_in.Reader, _out.Writer);
            ConnectionClosed = _closed.Token;
            _pump = Task.WhenAll(ReceiveAsync(), SendAsync());
        }

        public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("N");

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

        public override IDuplexPipe Transport { get; set; }

        public override async ValueTask DisposeAsync()
        {
            await _out.Writer.CompleteAsync();
            await _in.Reader.CompleteAsync();
            await Task.WhenAny(_pump, Task.Delay(TimeSpan.FromSeconds(2)));
            _socket.Dispose();
            _closed.Dispose();
            await base.DisposeAsync();
        }

        private async Task ReceiveAsync()
        {
            try
            {
                while (await _socket.ReceiveAsync(_in.Writer.GetMemory(4096), CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } part)
                {
                    _in.Writer.Advance(part.Count);
                    if (part.EndOfMessage && (await _in.Writer.FlushAsync()).IsCompleted)
                    {
                        break;
                    }
                }

                await _in.Writer.CompleteAsync();
            }
            catch (Exception fault)
            {
                await _in.Writer.CompleteAsync(fault);
            }

            await _closed.CancelAsync();
        }

        private async Task SendAsync()
        {
            while (await _out.Reader.ReadAsync() is var part)
            {
                if (!part.Buffer.IsEmpty && _socket.State == WebSocketState.Open)
                {
                    await _socket.SendAsync(part.Buffer.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
                }

                _out.Reader.AdvanceTo(part.Buffer.End);
                if (part.IsCompleted)
                {
                    break;
                }
            }

            if (_socket.State == WebSocketState.Open)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            }
        }

        private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
    }
}
