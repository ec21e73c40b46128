import '@xyflow/react/dist/style.css'
import { Background, Controls, type Edge, Handle, type Node, type NodeProps, Position, ReactFlow } from '@xyflow/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { GuideLibrary } from '#shared/guides/library.ts'
import { guideMap, type MapNode, type MapState } from '#shared/guides/map.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import { inWords } from '../words.ts'
import { layoutOf, NODE } from './layout.ts'
import classes from './map.module.css'
import { StateIcon } from './StateIcon.tsx'

type StepNode = Node<{ label: string; state: MapState; word: string; back: boolean }, 'step'>
type LaneNode = Node<{ label: string }, 'lane'>

const STATES: readonly MapState[] = ['current', 'taken', 'ahead', 'notTaken']

interface Props {
  readonly library: GuideLibrary
  readonly guideId: string
  /** Without it the whole guide is still ahead: a look before it is published. */
  readonly run?: GuideRun
  /** Steps that can be gone back to. */
  readonly done: ReadonlySet<string>
  readonly back: (stepId: string) => void
}

/**
 * The map of the guide: where the contact is, the way it took, the ways it did not, what is left, and what others do with
 * an escalated case, each in their lane. The same is there as a list, for who does not see the drawing.
 */
export function GuideMap({ library, guideId, run, done, back }: Props) {
  const { t } = useTranslation()
  const map = useMemo(() => guideMap(library, guideId, run), [library, guideId, run])
  const labelOf = (node: MapNode) => (node.label === null ? t(`command.${node.id}`) : inWords(t, node.label))
  const { steps, lanes } = useMemo(() => layoutOf(map), [map])
  const nodes: (StepNode | LaneNode)[] = [
    ...lanes.map(
      ({ role, x, width, height }): LaneNode => ({
        id: `lane ${role}`,
        type: 'lane',
        position: { x, y: 0 },
        data: { label: t(`role.${role}`) },
        width,
        height,
        selectable: false,
        focusable: false,
        zIndex: -1,
      }),
    ),
    ...steps.map(
      ({ node, x, y }): StepNode => ({
        id: node.id,
        type: 'step',
        position: { x, y },
        data: {
          label: labelOf(node),
          state: node.state,
          word: t(`guides.map.${node.state}`),
          back: done.has(node.id),
        },
        ...NODE,
        ariaLabel: `${labelOf(node)}: ${t(`guides.map.${node.state}`)}`,
        focusable: done.has(node.id),
      }),
    ),
  ]
  const edges = map.edges
    .filter((edge) => !edge.early)
    .map(
      (edge): Edge => ({
        id: edge.id,
        source: edge.from,
        target: edge.to,
        type: 'smoothstep',
        className: classes[edge.state] ?? '',
        focusable: false,
      }),
    )
  // Without a contact one begins to read where the guide begins.
  const current = run === undefined ? steps[0] : steps.find(({ node }) => node.state === 'current')
  const goBack = (id: string) => {
    if (!done.has(id)) return
    back(id)
  }
  return (
    <>
      {run !== undefined && (
        <ul className={classes.legend}>
          {STATES.map((state) => (
            <li key={state} className={classes[state]}>
              <StateIcon state={state} /> {t(`guides.map.${state}`)}
            </li>
          ))}
          <li>{t('guides.map.hint')}</li>
        </ul>
      )}
      <div className={classes.map} data-testid="guide-map">
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          nodesDraggable={false}
          nodesConnectable={false}
          edgesFocusable={false}
          minZoom={0.1}
          fitView={current === undefined}
          {...(current === undefined
            ? {}
            : { defaultViewport: { x: 420 - current.x * 0.85, y: 200 - current.y * 0.85, zoom: 0.85 } })}
          onNodeClick={(_, node) => goBack(node.id)}
          proOptions={{ hideAttribution: true }}
          ariaLabelConfig={{
            'controls.zoomIn.ariaLabel': t('guides.map.zoomIn'),
            'controls.zoomOut.ariaLabel': t('guides.map.zoomOut'),
            'controls.fitView.ariaLabel': t('guides.map.whole'),
            'controls.ariaLabel': t('guides.map.controls'),
          }}
        >
          <Background />
          <Controls showInteractive={false} />
        </ReactFlow>
      </div>
      <details className={classes.list}>
        <summary>{t('guides.map.asList')}</summary>
        <ol>
          {map.nodes.map((node) => (
            <li key={node.id}>
              {done.has(node.id) ? (
                <button type="button" onClick={() => goBack(node.id)}>
                  {labelOf(node)}
                </button>
              ) : (
                labelOf(node)
              )}{' '}
              <small>
                {t(`guides.map.${node.state}`)} · {t(`role.${node.lane}`)}
              </small>
            </li>
          ))}
        </ol>
      </details>
    </>
  )
}

function Step({ data }: NodeProps<StepNode>) {
  return (
    <div className={`${classes.step} ${classes[data.state]}`} data-back={data.back} title={data.word}>
      <Handle type="target" position={Position.Top} isConnectable={false} className={classes.handle ?? ''} />
      <StateIcon state={data.state} />
      <span>{data.label}</span>
      <Handle type="source" position={Position.Bottom} isConnectable={false} className={classes.handle ?? ''} />
    </div>
  )
}

const LaneHead = ({ data }: NodeProps<LaneNode>) => <div className={classes.lane}>{data.label}</div>

/** Made once: a new object would have every step mounted again. */
const nodeTypes = { step: Step, lane: LaneHead }
